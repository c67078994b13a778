// A file of the project as text, for tests in workerd, which have no file system.
declare module '*?raw' {
  const text: string;
  export default text;
}
