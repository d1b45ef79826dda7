package fr.voix.parliament.amendement;

import java.util.Set;

/** Of which votes no figures are shown for now. */
public interface WithheldFigures {

    /** What they are about. */
    Set<String> uids();
}
