package fr.voix.site.petition;

import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.petition.place.MapService;
import fr.voix.petition.place.MapView;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.petition.reading.PetitionSubjectService;
import fr.voix.petition.reading.SignaturePlaceService;
import fr.voix.petition.signature.PublicName;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signing.SignPanel;
import fr.voix.petition.signing.SignPanelView;
import fr.voix.site.card.PetitionCard;
import fr.voix.site.card.PetitionCardService;
import fr.voix.site.card.Picture;
import fr.voix.site.card.RegisterMarkService;
import fr.voix.site.card.Withheld;
import fr.voix.site.chart.SignatureChart;
import fr.voix.site.journal.JournalService;
import fr.voix.site.petition.PetitionPage.Aside;
import fr.voix.site.petition.PetitionPage.Count;
import fr.voix.site.petition.PetitionPage.Names;
import fr.voix.site.petition.PetitionPage.State;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.Publication;
import fr.voix.urn.setaside.AsideNoteService;
import fr.voix.urn.tally.TallyHistory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Gathers what the page of one petition shows. */
@Singleton
record PetitionPageService(
        PetitionService petitions,
        AuthorService authors,
        ThresholdService thresholds,
        AnswerService answers,
        PetitionSubjectService subjects,
        PetitionItemService items,
        PetitionSteps steps,
        DecisionService decisions,
        SignaturePlaceService places,
        MapService maps,
        TallyHistory histories,
        SignPanelView panels,
        SignatureCountService signatures,
        PetitionCardService cards,
        AsideNoteService asides,
        JournalService journal,
        RegisterMarkService register,
        PageFraming site) {

    private static final int MOST_NAMES = 100;
    private static final int MOST_COUNTED = 1_000;

    /** @param namesAfter the last name of the page before; null for the first names */
    byte[] render(Petition petition, Publication publication, @Nullable UUID namesAfter, Language language) {
        return site.render("site/petition/petition", page(petition, publication, namesAfter, language));
    }

    /** The page of one whose count is withheld: what is asked stands, and no threshold is said to be reached. */
    byte[] withheld(Petition petition, Contradiction contradiction, Language language) {
        var figures = new Figures(
                null,
                cards.withheld(contradiction, language),
                null,
                null,
                null,
                null,
                null,
                cards.picture(petition, contradiction, language));
        return site.render("site/petition/petition", page(petition, language, null, figures));
    }

    private PetitionPage page(Petition petition, Publication publication, UUID namesAfter, Language language) {
        var m = Messages.of(language);
        var reached = thresholds.list(petition.urnId());
        return page(
                petition,
                language,
                reached,
                new Figures(
                        count(petition, publication, reached, m),
                        null,
                        aside(publication.urn(), m),
                        SignatureChart.of(histories.of(publication), m),
                        map(publication, language),
                        panels.of(petition, language),
                        names(petition, namesAfter, language),
                        cards.picture(cards.of(petition, publication, language))));
    }

    /** What of the page has to do with the urn; all but two are null where its count is withheld. */
    private record Figures(
            Count count,
            Withheld withheld,
            Aside aside,
            SignatureChart chart,
            MapView map,
            SignPanel sign,
            Names names,
            Picture picture) {}

    private PetitionPage page(
            Petition petition, Language language, @Nullable List<Threshold> reached, Figures figures) {
        var m = Messages.of(language);
        var events = petitions.events(petition.id());
        var text = petition.text();
        return new PetitionPage(
                frame(petition, language),
                petition.id(),
                text.titre(),
                author(petition, m),
                period(petition, m),
                new State(
                        m.t("pet.state." + petition.state().name()),
                        petition.state().isOpenToAll(),
                        petition.state() == PetitionState.REFUSED),
                subjects.of(petition.subject(), language),
                paragraphs(text.demande()),
                paragraphs(text.motifs()),
                text.sources(),
                notice(petition, m),
                petition.state() == PetitionState.SUSPENDED ? steps.suspension(events, language) : null,
                decisions.of(events, language),
                decisions.answers(answers.newest(petition.id()), language),
                steps.steps(petition, events, reached, language),
                figures.count(),
                figures.withheld(),
                figures.aside(),
                journal.ofPetition(petition.id(), language),
                figures.chart(),
                figures.map(),
                figures.sign(),
                figures.names(),
                figures.picture(),
                site.origin() + language.href(Addresses.petition(petition.id())),
                language.href(Addresses.feed(Addresses.petition(petition.id()))));
    }

    private Frame frame(Petition petition, Language language) {
        var m = Messages.of(language);
        var titre = petition.text().titre();
        return site.frame(
                        language,
                        petition.path(),
                        m.t("pet.title", titre),
                        m.t("pet.description", titre),
                        "petitions",
                        List.of(new Link(m.t("nav.petitions"), language.href(Addresses.PETITIONS))))
                .withLastCrumb(titre);
    }

    /** Null while no name is in the list. */
    private Names names(Petition petition, @Nullable UUID after, Language language) {
        long count = signatures.publicNames(petition.urnId(), MOST_COUNTED + 1);
        if (count == 0) {
            return null;
        }
        var m = Messages.of(language);
        var some = signatures.publicNames(petition.urnId(), after, MOST_NAMES + 1);
        boolean isMore = some.size() > MOST_NAMES;
        var shown = isMore ? some.subList(0, MOST_NAMES) : some;
        var path = language.href(petition.path());
        return new Names(
                shown.stream().map(PublicName::name).toList(),
                count > MOST_COUNTED
                        ? m.t("pet.names.many", m.number(MOST_COUNTED))
                        : m.t("pet.names.count", count, m.number(count)),
                after == null ? null : path + "#h-nom",
                isMore ? path + "?noms=" + shown.getLast().id().uuid() + "#h-nom" : null);
    }

    private MapView map(Publication publication, Language language) {
        return publication.urn().counts().of(Choice.S) == 0
                ? null
                : maps.view(places.counts(publication.urn().urnId()), language);
    }

    private String author(Petition petition, Messages m) {
        return petition.isAuthorHidden()
                ? m.t("pet.by.hidden")
                : authors.name(petition.id()).orElseGet(() -> m.t("pet.by.erased"));
    }

    private static String period(Petition petition, Messages m) {
        return petition.publishedAt() == null || petition.closesAt() == null
                ? null
                : m.t(
                        "pet.period.dates",
                        m.date(m.day(petition.publishedAt())),
                        petition.closedAt() == null
                                ? PetitionItemService.lastDay(petition.closesAt(), m)
                                : m.date(m.day(petition.closedAt().minusSeconds(1))));
    }

    /** Paragraphs as the author set them. */
    static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String notice(Petition petition, Messages m) {
        return switch (petition.state()) {
            case SUSPENDED -> m.t("pet.notice.SUSPENDED");
            case WITHDRAWN -> m.t("pet.notice.WITHDRAWN");
            case CLOSED, ANSWERED, ARCHIVED -> m.t("pet.notice.CLOSED");
            default -> null;
        };
    }

    private Aside aside(Urn urn, Messages m) {
        return new Aside(PetitionCard.crowd(urn.crowd(), m), asides.notes(urn.uid(), m), asides.pressure(urn.uid(), m));
    }

    private Count count(Petition petition, Publication publication, List<Threshold> reached, Messages m) {
        long signatures = publication.urn().counts().of(Choice.S);
        var strokes = items.strokes(signatures);
        return new Count(
                petition.uid(),
                signatures,
                m.number(signatures),
                m.t("pet.signatures", signatures),
                strokes,
                items.alternative(signatures, m),
                petition.state().isOpenToAll() ? items.nextThreshold(signatures, petition.given(), m) : null,
                steps.lines(petition, signatures, reached, m),
                m.moment(publication.at()),
                register.text(m));
    }
}
