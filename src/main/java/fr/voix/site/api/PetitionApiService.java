package fr.voix.site.api;

import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.petition.reading.OutcomeService;
import fr.voix.petition.reading.PetitionSubjectService;
import fr.voix.petition.reading.SignaturePlaceService;
import fr.voix.site.api.PetitionJson.Known;
import fr.voix.site.api.PetitionJson.ThresholdJson;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.Publication;
import fr.voix.urn.setaside.DayPressure;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideService;
import fr.voix.urn.tally.ContradictedHandler;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers what the API says of one petition. */
@Singleton
record PetitionApiService(
        PetitionService petitions,
        AuthorService authors,
        OutcomeService outcomes,
        RefusalReasonService reasons,
        PetitionSubjectService subjects,
        ThemeService themes,
        SignaturePlaceService places,
        SetAsideService setAsides,
        DayPressureService pressure,
        PetitionConfig config) {

    Optional<PetitionJson> find(Publication publication) {
        return petitions
                .findShown(Long.parseLong(publication.urn().uid()))
                .map(petition -> PetitionJson.of(
                        petition,
                        publication,
                        known(
                                petition,
                                thresholds(
                                        outcomes.thresholds(petition),
                                        publication.urn().frontier().size()),
                                setAsides.inEffect(petition.uid()),
                                pressure.of(petition.uid()))));
    }

    /** Without a figure of the urn. */
    Optional<PetitionJson> withheld(Contradiction contradiction) {
        return petitions
                .findShown(Long.parseLong(contradiction.uid()))
                .map(petition -> PetitionJson.withheld(
                        petition,
                        ContradictedHandler.problem(contradiction),
                        known(petition, thresholds(List.of(), 0), List.of(), List.of())));
    }

    private Known known(
            Petition petition, List<ThresholdJson> thresholds, List<SetAside> setAside, List<DayPressure> pressure) {
        List<PetitionEvent> events = petitions.events(petition.id());
        return new Known(
                petition.isAuthorHidden() ? null : authors.name(petition.id()).orElse(null),
                subjects.shown(petition.subject()),
                theme(petition.subject().themeId()),
                thresholds,
                setAside,
                pressure,
                events,
                outcomes.answers(petition),
                petition.state() == PetitionState.REFUSED ? refusal(events) : null);
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
    private RefusalReason refusal(List<PetitionEvent> events) {
        return events.reversed().stream()
                .filter(event -> event.kind() == EventKind.REFUSED && event.code() != null)
                .findFirst()
                .flatMap(event -> reasons.find(event.code()))
                .orElse(null);
    }

    DepartementsJson departements(Publication publication) {
        return DepartementsJson.of(
                Long.parseLong(publication.urn().uid()),
                places.published(publication.urn().urnId()),
                publication.at());
    }
}
