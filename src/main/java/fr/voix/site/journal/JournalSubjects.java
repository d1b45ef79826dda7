package fr.voix.site.journal;

import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.theme.theme.Theme;
import java.util.Map;

/**
 * What decisions speak of, as far as the public sees it.
 *
 * @param amendements by uid
 * @param themes by every slug that they have or had
 * @param petitions by number
 * @param rules of petitions, by code, retired ones too
 */
record JournalSubjects(
        Map<String, Found> amendements,
        Map<String, Theme> themes,
        Map<Long, Petition> petitions,
        Map<String, RefusalReason> rules) {

    static JournalSubjects of(Map<String, Theme> themes) {
        return new JournalSubjects(Map.of(), themes, Map.of(), Map.of());
    }
}
