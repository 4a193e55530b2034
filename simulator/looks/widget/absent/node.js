// Stands where a module of Node would be, which parts of the widget name and none of what runs here calls.
export default {};
