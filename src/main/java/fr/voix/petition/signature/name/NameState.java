package fr.voix.petition.signature.name;

import java.util.Locale;

/** What stands between a name and the public list. */
public enum NameState {
    /** Not looked at yet. */
    NEW,
    /** Nothing. */
    FREE,
    /** It looks like an address, a link or a telephone number: a list of names is no place for advertisements. */
    ADDRESS,
    /** It is the name of a well-known person, or nearly: a moderator may ask themselves whether it was that person. */
    PERSON,
    /** Letters of several scripts, or digits among letters, as in a name that is to look like another. */
    MIXED,
    /** A moderator decided that it does not appear. */
    REFUSED;

    /** Its name in message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
