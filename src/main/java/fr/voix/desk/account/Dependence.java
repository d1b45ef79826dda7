package fr.voix.desk.account;

/** How one colleague came to depend on another for their rights. */
public enum Dependence {
    INVITED,
    /** New factors by a link that was used; an unused link does not count. */
    RESET,
    /** To a role with more rights. */
    PROMOTED,
    /** After a suspension. */
    RESTORED
}
