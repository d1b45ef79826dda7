package fr.voix.desk.account;

/** How somebody came to owe what they may do to a colleague. */
public enum Dependence {
    INVITED,
    /** By a link to new factors that was used: one that was only made changes nothing. */
    RESET,
    /** To a role that may do more. */
    PROMOTED,
    /** After a suspension. */
    RESTORED
}
