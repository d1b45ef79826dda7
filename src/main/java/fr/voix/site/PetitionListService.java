package fr.voix.site;

import fr.voix.petition.PetitionSubject;
import fr.voix.petitionview.PetitionItem;
import fr.voix.petitionview.PetitionItemService;
import fr.voix.petitionview.PetitionSearchService;
import fr.voix.wording.Language;
import jakarta.inject.Singleton;
import java.util.List;

/** The few petitions that stand on pages about something else. */
@Singleton
class PetitionListService {

    private static final int MOST_ABOUT = 10;

    private final PetitionSearchService search;
    private final PetitionItemService items;

    PetitionListService(PetitionSearchService search, PetitionItemService items) {
        this.search = search;
        this.items = items;
    }

    /** Those that reached what is promised a place there come first. */
    List<PetitionItem> front(int most, Language language) {
        return items.items(search.front(most), language);
    }

    List<PetitionItem> aboutAmendement(String uid, Language language) {
        return about(new PetitionSubject(uid, null, null), language);
    }

    List<PetitionItem> aboutTexte(String uid, Language language) {
        return about(new PetitionSubject(null, uid, null), language);
    }

    List<PetitionItem> aboutTheme(int themeId, Language language) {
        return about(new PetitionSubject(null, null, themeId), language);
    }

    private List<PetitionItem> about(PetitionSubject subject, Language language) {
        var found = search.about(subject, MOST_ABOUT);
        return found.isEmpty() ? List.of() : items.items(found, language);
    }
}
