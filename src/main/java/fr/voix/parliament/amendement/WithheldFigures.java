package fr.voix.parliament.amendement;

import java.util.Set;

/** The votes of which no figures are shown for now. */
public interface WithheldFigures {

    /** What they are about. */
    Set<String> uids();
}
