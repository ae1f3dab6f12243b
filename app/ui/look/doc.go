// Package look is how the window looks: colours, type, space and the few small
// parts that every screen is made of. It follows the association's paper: paper,
// ink and one accent, cinnabar (朱). It knows nothing of members or issues.
//
// # Why
//
// Parts of our own over Fyne's: a text that cuts itself with an ellipsis or
// wraps between Han characters, rows and columns that know how tall they are at
// a width, buttons in three voices. Fyne's widgets stay where people type.
package look
