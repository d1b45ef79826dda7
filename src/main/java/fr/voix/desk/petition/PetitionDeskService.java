package fr.voix.desk.petition;

import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.desk.petition.PetitionQueueRepository.QueuedPetition;
import fr.voix.petition.author.NearPetitionSearch;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.name.HeldName;
import fr.voix.petition.signature.name.NameListing;
import fr.voix.theme.theme.DescribedTheme;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.Theme;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads together what the desk shows of one petition. */
@Singleton
record PetitionDeskService(
        PetitionService petitions,
        AuthorService authors,
        RefusalReasonService rules,
        ThresholdService thresholds,
        AnswerService answers,
        NameListing names,
        SignatureCountService signatures,
        NearPetitionSearch alike,
        PetitionQueueRepository queue,
        DescribedThemeService themes,
        AuditService audit,
        Transactions transactions) {

    private static final int MOST_NAMES = 20;

    /**
     * All that the desk knows of one petition.
     *
     * @param author the name, or null once it is erased
     * @param sponsors how many, or null where it does not matter any more
     * @param theme the name of its theme, or null
     * @param near others that ask for something like it
     * @param rules all of them, retired ones too
     * @param heldNames some of those that a moderator has to look at
     * @param history acts of those who work here, the newest first
     */
    record State(
            Petition petition,
            @Nullable String author,
            @Nullable Long sponsors,
            @Nullable Theme theme,
            List<QueuedPetition> near,
            List<RefusalReason> rules,
            List<PetitionEvent> events,
            List<Threshold> thresholds,
            List<PetitionAnswer> answers,
            List<HeldName> heldNames,
            List<AuditEntry> history) {}

    /** One that is no draft: those are their author's alone. */
    Optional<Petition> petition(long id) {
        return petitions.find(id).filter(petition -> petition.state() != PetitionState.DRAFT);
    }

    /** As of one moment. */
    Optional<State> find(long id) {
        return transactions.read(() -> petition(id).map(this::state));
    }

    private State state(Petition petition) {
        long id = petition.id();
        Integer theme = petition.subject().themeId();
        return new State(
                petition,
                authors.name(id).orElse(null),
                petition.publishedAt() == null ? (long) signatures.sponsors(petition.urnId()) : null,
                theme == null
                        ? null
                        : themes.byId(theme).map(DescribedTheme::theme).orElse(null),
                near(petition),
                rules.listAll(),
                petitions.events(id),
                thresholds.list(petition.urnId()),
                answers.listAll(id),
                names.held(petition.urnId(), MOST_NAMES),
                audit.of(Subject.petition(id).reference()));
    }

    private List<QueuedPetition> near(Petition petition) {
        List<Long> found = alike.others(petition);
        return found.isEmpty()
                ? List.of()
                : queue.byIds(found).stream()
                        .sorted(Comparator.comparing(row -> found.indexOf(row.petitionId())))
                        .toList();
    }
}
