package fr.voix.desk.account;

/** How a person came to depend on a colleague for what they may do. */
public enum Dependence {
    INVITED,
    /** By a link to new factors that was used: one that was only made changes nothing. */
    RESET,
    /** To a role that may do more. */
    PROMOTED,
    /** After a suspension. */
    RESTORED
}
