/** The package ships no types. It writes `QueryLanguage` into each state it is given: pass a copy. */
declare module 'asl-validator' {
  interface Verdict {
    isValid: boolean;
    errors: { 'Error code': string; Message: string }[];
    errorsText: (separator: string) => string;
  }
  function validate(
    definition: object,
    options?: { checkPaths: boolean; checkArn: boolean },
  ): Verdict;
  export = validate;
}
