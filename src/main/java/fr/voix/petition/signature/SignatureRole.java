package fr.voix.petition.signature;

/** In which role a person signs. */
public enum SignatureRole {
    /** Who started the petition. */
    AUTHOR,
    /** Before the petition is published, by the link that its author shares. */
    SPONSOR,
    SIGNATORY;

    /** SQL: whether the signature {@code s} is that of a sponsor, and counts. */
    public static final String IS_SPONSOR = "s.role = 'SPONSOR' and s.leaf_index is not null and s.aside_id is null";
}
