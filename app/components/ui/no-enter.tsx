/**
 * First in a form whose buttons do different things: Enter in a field presses a form's first button, which is not the one
 * beside the field. This one does nothing.
 */
export const NoEnter = () => <button type="submit" disabled hidden />;
