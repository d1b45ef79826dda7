package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionDraft;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Petitions in every state, with the urns that go with it. */
@Singleton
public class Petitions {

    private final PetitionService petitions;
    private final ScrutinFixture sql;

    Petitions(PetitionService petitions, ScrutinFixture sql) {
        this.petitions = petitions;
        this.sql = sql;
    }

    @Transactional
    public Petition aDraft() {
        return petitions.write(new PetitionDraft(
                new PetitionText(
                        "Publier les comptes rendus de commission",
                        "Nous demandons qu’ils soient publiés dans un format ouvert.",
                        "Cette publication ne coûte presque rien.",
                        List.of()),
                PetitionSubject.NONE,
                new Author("Collectif des archivistes", "auteur@exemple.fr", Language.FR)));
    }

    @Transactional
    public Petition oneThatLooksForSponsors() {
        return to(aDraft(), PetitionState.SPONSORING, EventKind.CONFIRMED);
    }

    @Transactional
    public Petition oneThatAwaits() {
        return to(oneThatLooksForSponsors(), PetitionState.AWAITING, EventKind.SPONSORED);
    }

    @Transactional
    public Petition anOpenOne() {
        return to(oneThatAwaits(), PetitionState.OPEN, EventKind.PUBLISHED);
    }

    /** The newest one of that title. */
    public Petition ofAuthor(String titre) {
        return petitions
                .find(sql.number("select max(petition_id) from petition where titre = ?", titre))
                .orElseThrow();
    }

    /** One that looks for sponsors. */
    @Transactional
    public Petition publish(Petition petition) {
        return to(to(petition, PetitionState.AWAITING, EventKind.SPONSORED), PetitionState.OPEN, EventKind.PUBLISHED);
    }

    @Transactional
    public Petition aRefusedOne() {
        return to(oneThatAwaits(), PetitionState.REFUSED, EventKind.REFUSED);
    }

    /** And publishes it. */
    @Transactional
    public Petition reconsider(Petition petition) {
        return to(
                to(petition, PetitionState.AWAITING, EventKind.RECONSIDERED), PetitionState.OPEN, EventKind.PUBLISHED);
    }

    @Transactional
    public Petition suspend(Petition petition) {
        return to(petition, PetitionState.SUSPENDED, EventKind.SUSPENDED);
    }

    @Transactional
    public Petition close(Petition petition) {
        return to(petition, PetitionState.CLOSED, EventKind.CLOSED);
    }

    @Transactional
    public void hide(Petition petition) {
        petitions.hide(petition.id(), true, EventDraft.of(EventKind.HIDDEN, EventActor.MODERATION));
    }

    private Petition to(Petition petition, PetitionState next, EventKind kind) {
        ChangeResult result =
                petitions.change(petition.id(), next, EventDraft.of(kind, EventActor.MODERATION, "hors-competence"));
        return ((ChangeResult.Changed) result).petition();
    }
}
