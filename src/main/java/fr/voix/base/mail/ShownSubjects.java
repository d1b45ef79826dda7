package fr.voix.base.mail;

import java.util.Collection;
import java.util.Set;

/** Says of what letters name what is shown to the public at that moment: told by the feature that writes the letters. */
public interface ShownSubjects {

    /** Those of these that may be named. It leaves out what is not its own. */
    Set<String> of(Collection<String> subjects);
}
