package fr.voix.petition.author;

import fr.voix.petition.petition.PetitionSubject;
import java.util.List;

/** What a petition is about, as far as what was typed says so. */
sealed interface SubjectAnswer {

    record Known(PetitionSubject subject) implements SubjectAnswer {}

    /** Numbers are not unique: five amendements are called CF1115. */
    record Several(List<String> uids) implements SubjectAnswer {}

    record Unknown() implements SubjectAnswer {}

    /** Both a theme and something else. */
    record Two() implements SubjectAnswer {}
}
