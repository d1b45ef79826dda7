package fr.voix.site.amendement;

import fr.voix.base.http.QueryString;
import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Alternatives;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.Credits.Ligne;
import fr.voix.parliament.amendement.Credits.Programme;
import fr.voix.parliament.amendement.CreditsLine;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.OfficialText;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.debat.AgendaService;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementPage.Next;
import fr.voix.site.amendement.AmendementPage.Other;
import fr.voix.site.card.ResultService;
import fr.voix.site.journal.JournalService;
import fr.voix.theme.summary.GistService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gathers what the page of one amendement shows. */
@Singleton
record AmendementPageService(
        AmendementService amendements,
        AmendementListService lists,
        FactLines facts,
        ComparisonService comparison,
        EvidenceService evidence,
        GistService gists,
        ResultService results,
        JournalService journal,
        PetitionListService petitions,
        NextScrutinRepository nextScrutins,
        AgendaService agenda,
        SaidLines said,
        Clock clock,
        PageFraming site) {

    /** An amendement can have hundreds; the list finds the others. */
    private static final int MOST_SOUS_AMENDEMENTS = 60;

    /** Of a title in the line that search engines show. */
    private static final int DESCRIBED = 90;

    private static final int SHORT_EXPOSE = 320;

    /** More than the three lines that are shown of it at any width. */
    private static final int BEGINNING = 360;

    byte[] render(Amendement amendement, Language language) {
        return site.render("site/amendement/amendement", page(amendement, language));
    }

    private AmendementPage page(Amendement amendement, Language language) {
        var gist = gists.of(amendement, language);
        var frame = frame(amendement, gist.text(), language);
        var withheld = results.withheld(amendement.uid(), language).orElse(null);
        var themes = comparison.themes(amendement, language);
        var line = facts.line(amendement, language);
        var vote = withheld == null ? comparison.vote(amendement, frame.messages()) : null;
        return new AmendementPage(
                frame,
                amendement.uid(),
                amendement.numero(),
                frame.messages().t(amendement.parentUid() == null ? "amendement.word" : "amendement.word.sous"),
                gist,
                line,
                facts.of(amendement, language),
                FactLines.signataires(amendement.signataires()),
                amendement.cartouche(),
                OfficialText.of(amendement.dispositif()),
                printed(amendement.credits()),
                FactLines.creditsCaption(amendement, frame.messages()),
                OfficialText.of(amendement.expose()),
                beginning(amendement.expose()),
                identiques(amendement, language),
                alternatives(amendement, language),
                links(amendements.sousAmendements(amendement, MOST_SOUS_AMENDEMENTS).stream(), language),
                themes,
                themes.isEmpty() ? comparison.unset(amendement, frame.messages()) : null,
                vote,
                withheld,
                vote == null ? null : evidence.cited(amendement, frame.messages()),
                vote == null ? null : evidence.chart(amendement, frame.messages()),
                comparison.rollCall(amendement, vote != null, frame.messages()),
                said.of(amendement, frame.messages()),
                journal.of(amendement.uid(), language),
                petitions.aboutAmendement(amendement.uid(), language),
                vote == null ? List.of() : next(amendement, themes, language),
                site.origin() + language.href(Addresses.scrutin(amendement.uid())),
                results.picture(amendement, gist, language).orElse(null),
                debat(amendement, frame.messages()),
                line.isDecided() ? null : language.href(Addresses.texteCalendar(amendement.texteUid())),
                writtenWith(amendement, language));
    }

    /** When it was debated, or will be. */
    @Nullable
    private String debat(Amendement amendement, Messages m) {
        var reunion = agenda.of(amendement).orElse(null);
        if (reunion == null
                || amendement.sortAt() != null && m.day(amendement.sortAt()).equals(m.day(reunion.debutAt()))) {
            return null; // the line beside it says the day
        }
        var key = reunion.debutAt().isAfter(clock.instant())
                ? reunion.isEventuelle() ? "agenda.next.tentative" : "agenda.next"
                : amendement.sort().isUndecided() ? "agenda.scheduled" : "agenda.was";
        return m.t(
                key,
                m.date(m.day(reunion.debutAt())),
                m.t(reunion.isSeance() ? "agenda.in.plenary" : "agenda.in.committee"));
    }

    @Nullable
    private static Link writtenWith(Amendement amendement, Language language) {
        var who = amendement.writtenWith();
        return who == null
                ? null
                : new Link(
                        who, language.href(Addresses.AMENDEMENTS) + QueryString.of(Map.of(), Facet.AVEC.code(), who));
    }

    private List<Other> identiques(Amendement amendement, Language language) {
        var same = amendements.identiques(amendement);
        return others(same, same.stream().map(Amendement::numero).toList(), language);
    }

    /** With itself, so that one sees which figure is its own; none where there is no other. */
    private List<Other> alternatives(Amendement amendement, Language language) {
        var others = amendements.alternatives(amendement);
        if (others.isEmpty()) {
            return List.of();
        }
        var family = Stream.concat(Stream.of(amendement), others.stream()).toList();
        var m = Messages.of(language);
        var figures = Alternatives.differences(family).stream()
                .map(figure -> amendement.credits() == null
                        ? figure
                        : CreditsLine.euros(Long.parseLong(figure), !m.isFrench()))
                .toList();
        return others(family, figures, language);
    }

    private List<Other> others(List<Amendement> of, List<String> labels, Language language) {
        var items = lists.items(of.stream().map(Amendement::uid).toList(), language);
        return IntStream.range(0, of.size())
                .filter(i -> items.containsKey(of.get(i).uid()))
                .mapToObj(i -> {
                    var item = items.get(of.get(i).uid());
                    return new Other(labels.get(i), item.href(), item.numero(), item.auteur(), item.tally());
                })
                .toList();
    }

    private List<Next> next(Amendement amendement, List<Link> themes, Language language) {
        var uids = nextScrutins.next(amendement.uid());
        var items = lists.items(uids, language);
        var m = Messages.of(language);
        var texte = facts.texte(amendement, language).text();
        return uids.stream()
                .filter(items::containsKey)
                .map(uid -> new Next(uid, items.get(uid), same(items.get(uid), themes, texte, m)))
                .toList();
    }

    private static String same(AmendementItem other, List<Link> themes, String texte, Messages m) {
        return other.themes().stream()
                .filter(themes::contains)
                .findFirst()
                .map(theme -> m.t("vote.next.theme", theme.text()))
                .orElse(other.texte().equals(texte) ? m.t("vote.next.texte", texte) : null);
    }

    private Frame frame(Amendement amendement, String gist, Language language) {
        var m = Messages.of(language);
        return site.frame(
                        language,
                        amendement.address(),
                        m.t("amendement.title", amendement.numero(), gist),
                        m.t("amendement.description", amendement.numero(), Excerpt.of(gist, DESCRIBED)),
                        "amendements",
                        List.of())
                .withoutCrumbs();
    }

    /** Null where nothing would be left to open. */
    private static String beginning(String expose) {
        var whole = Excerpt.of(expose, Integer.MAX_VALUE);
        return whole == null || whole.length() <= SHORT_EXPOSE ? null : Excerpt.of(expose, BEGINNING);
    }

    /** With the apostrophes of a printed page; what voters are asked about keeps its own. */
    private static Credits printed(Credits credits) {
        if (credits == null) {
            return null;
        }
        var programmes = credits.programmes().stream()
                .map(p -> new Programme(
                        Wording.curly(p.libelle()),
                        p.action(),
                        p.ae(),
                        p.cp(),
                        p.lignes().stream()
                                .map(l -> new Ligne(Wording.curly(l.libelle()), l.ae(), l.cp()))
                                .toList()))
                .toList();
        return new Credits(programmes, credits.totalAe(), credits.totalCp());
    }

    private static List<Link> links(Stream<Amendement> amendements, Language language) {
        return amendements
                .map(a -> new Link(a.numero(), language.href(a.address())))
                .toList();
    }
}
