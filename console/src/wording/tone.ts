/** What a colour says: on its way, done well, somebody should look, somebody must act, going back, nothing. */
export type Tone = 'progress' | 'ok' | 'warn' | 'bad' | 'turn' | 'calm';
