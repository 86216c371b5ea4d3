/** Style sheets that are built into a script as text. */
declare module "*.css" {
  const css: string;
  export default css;
}
