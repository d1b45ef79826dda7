package fr.voix.petition.reading;

import fr.voix.base.text.Language;
import fr.voix.petition.petition.PetitionSubject;
import jakarta.inject.Singleton;
import java.util.List;

/** The few petitions that stand on pages about something else. */
@Singleton
public record PetitionListService(PetitionSearch search, PetitionItemService items) {

    private static final int MOST_ABOUT = 10;

    /** Those that reached what is promised a place there come first. */
    public List<PetitionItem> front(int most, Language language) {
        return items.items(search.front(most), language);
    }

    public List<PetitionItem> aboutAmendement(String uid, Language language) {
        return about(new PetitionSubject(uid, null, null), language);
    }

    public List<PetitionItem> aboutTexte(String uid, Language language) {
        return about(new PetitionSubject(null, uid, null), language);
    }

    public List<PetitionItem> aboutTheme(int themeId, Language language) {
        return about(new PetitionSubject(null, null, themeId), language);
    }

    private List<PetitionItem> about(PetitionSubject subject, Language language) {
        var found = search.about(subject, MOST_ABOUT);
        return found.isEmpty() ? List.of() : items.items(found, language);
    }
}
