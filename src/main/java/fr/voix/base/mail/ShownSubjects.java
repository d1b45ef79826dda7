package fr.voix.base.mail;

import java.util.Collection;
import java.util.Set;

/** Tells which subjects of mails are public at the moment; each feature that writes mails implements it for its own. */
public interface ShownSubjects {

    /** The subjects among these that may be named; leaves out those of other features. */
    Set<String> of(Collection<String> subjects);
}
