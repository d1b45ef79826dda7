package fr.voix.site.api;

import fr.voix.base.http.Problem;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.petition.reading.PetitionSubjectService;
import fr.voix.petition.reading.SignaturePlaceService;
import fr.voix.site.api.PetitionJson.AnswerJson;
import fr.voix.site.api.PetitionJson.EventJson;
import fr.voix.site.api.PetitionJson.RefusalJson;
import fr.voix.site.api.PetitionJson.SubjectJson;
import fr.voix.site.api.PetitionJson.ThresholdJson;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.Publication;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.Caution;
import fr.voix.urn.tally.ContradictedHandler;
import fr.voix.urn.tally.PetitionTallyJson.SameOriginJson;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what the API says of one petition. */
@Singleton
record PetitionApiService(
        PetitionService petitions,
        AuthorService authors,
        ThresholdService thresholds,
        AnswerService answers,
        RefusalReasonService reasons,
        PetitionSubjectService subjects,
        ThemeService themes,
        SignaturePlaceService places,
        SettingAside setAsides,
        DayPressureService pressure,
        PetitionConfig config) {

    Optional<PetitionJson> find(Publication publication) {
        return petitions
                .findShown(Long.parseLong(publication.urn().uid()))
                .map(petition -> json(petition, publication.urn(), publication.at(), null));
    }

    /** Without a figure of the urn. */
    Optional<PetitionJson> withheld(Contradiction contradiction, Language language) {
        return petitions
                .findShown(Long.parseLong(contradiction.uid()))
                .map(petition -> json(petition, null, null, ContradictedHandler.problem(contradiction, language)));
    }

    /** @param urn null where its figures are withheld */
    private PetitionJson json(Petition petition, @Nullable Urn urn, @Nullable Instant at, @Nullable Problem withheld) {
        var text = petition.text();
        var events = petitions.events(petition.id());
        Long size = urn == null ? null : (Long) urn.frontier().size();
        return new PetitionJson(
                petition.id(),
                petition.path(),
                petition.state().key(),
                text.titre(),
                text.demande(),
                text.motifs(),
                text.sources(),
                petition.isAuthorHidden() ? null : authors.name(petition.id()).orElse(null),
                SubjectJson.of(
                        subjects.shown(petition.subject()),
                        theme(petition.subject().themeId())),
                HexFormat.of().formatHex(text.sha256()),
                petition.publishedAt(),
                petition.closesAt(),
                petition.closedAt(),
                urn == null ? null : (Long) urn.counts().of(Choice.S),
                urn == null ? null : SameOriginJson.of(urn.crowd()),
                urn == null ? List.of() : json(setAsides.inEffect(petition.uid()), SetAsideJson::of),
                urn == null ? List.of() : json(pressure.of(petition.uid()), PressureJson::of),
                size,
                at,
                withheld,
                urn == null ? thresholds(List.of(), 0) : thresholds(thresholds.list(petition.urnId()), size),
                json(events.stream().filter(event -> event.kind().isPublic()).toList(), EventJson::of),
                json(answers.newest(petition.id()), AnswerJson::of),
                petition.state() == PetitionState.REFUSED ? refusal(events) : null,
                Caution.OF_SIGNATURES);
    }

    private static <T, J> List<J> json(List<T> found, Function<T, J> json) {
        return found.stream().map(json).toList();
    }

    @Nullable
    private String theme(@Nullable Integer themeId) {
        return themeId == null
                ? null
                : themes.nowByEverySlug().values().stream()
                        .filter(theme -> theme.id() == themeId)
                        .map(Theme::slug)
                        .findFirst()
                        .orElse(null);
    }

    private List<ThresholdJson> thresholds(List<Threshold> reached, long published) {
        return Arrays.stream(ThresholdKind.values())
                .map(kind -> threshold(
                        kind,
                        reached.stream()
                                .filter(one -> one.kind() == kind)
                                .findFirst()
                                .orElse(null),
                        published))
                .toList();
    }

    private ThresholdJson threshold(ThresholdKind kind, @Nullable Threshold reached, long published) {
        if (reached == null || reached.size() > published) {
            return new ThresholdJson(kind.key(), config.signaturesFor(kind), config.departementsFor(kind), null, null);
        }
        return new ThresholdJson(
                kind.key(),
                reached.signatures(),
                reached.departements() == 0 ? config.departementsFor(kind) : reached.departements(),
                reached.size(),
                reached.reachedAt());
    }

    @Nullable
    private RefusalJson refusal(List<PetitionEvent> events) {
        return events.reversed().stream()
                .filter(event -> event.kind() == EventKind.REFUSED && event.code() != null)
                .findFirst()
                .flatMap(event -> reasons.find(event.code()).map(reason -> RefusalJson.of(reason, existing(event))))
                .orElse(null);
    }

    /** Null where none is named, and where it is hidden by now. */
    @Nullable
    private Long existing(PetitionEvent event) {
        return Optional.ofNullable(event.existingId())
                .flatMap(petitions::findShown)
                .map(Petition::id)
                .orElse(null);
    }

    DepartementsJson departements(Publication publication) {
        return DepartementsJson.of(
                Long.parseLong(publication.urn().uid()),
                places.published(publication.urn().urnId()),
                publication.at());
    }
}
