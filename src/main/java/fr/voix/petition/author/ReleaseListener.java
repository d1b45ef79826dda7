package fr.voix.petition.author;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionListener;
import fr.voix.petition.petition.PetitionState;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** Whoever's petition came to nothing may send the same words again. */
@Singleton
class ReleaseListener implements PetitionListener {

    private static final Set<PetitionState> NOTHING =
            EnumSet.of(PetitionState.LAPSED, PetitionState.WITHDRAWN, PetitionState.REFUSED);

    private final AuthorRepository authors;

    ReleaseListener(AuthorRepository authors) {
        this.authors = authors;
    }

    @Override
    public void onEvent(Petition petition, PetitionEvent event) {
        if (NOTHING.contains(petition.state())) {
            authors.releaseText(petition.id());
        }
    }
}
