package fr.voix.site.amendement;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Link;
import fr.voix.base.text.Position;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.OfficialText;
import fr.voix.parliament.amendement.Sort;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.site.card.Picture;
import fr.voix.site.card.Withheld;
import fr.voix.site.chart.HistoryChart;
import fr.voix.site.journal.JournalItem;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.setaside.PressureLine;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The page of one amendement.
 *
 * @param word {@code Amendement} or {@code Sous-amendement}
 * @param cartouche the official notice, or null
 * @param dispositif null for a credit amendement, or when the text was not published
 * @param beginning the first words of the exposé; null where it is short enough to be shown whole
 * @param unset why there are no themes; null where there are
 * @param vote null when there is no text, hence no Scrutin, and where its figures are withheld
 * @param withheld says that they are; else null
 * @param cited names its signed result in one line, on paper; null where nothing is signed
 * @param chart how its counts grew; null while there is nothing to draw
 * @param rollCall the deputies' vote, or null
 * @param debate what was said on it in plenary; null where no report is certain to tell of it
 * @param decisions what moderators decided on its Scrutin, the newest first
 * @param petitions those about it
 * @param next where to go on after a vote, the nearest first
 * @param share the stable address
 * @param debat when it was debated or will be; null where the agenda does not say
 * @param writtenWith with whom it was written, with the list of all that name the same; null where the exposé does not say
 * @param calendar of the debates on its texte; null where the Assemblée has decided
 * @param picture how it shows where it is shared; null when there is no Scrutin
 */
public record AmendementPage(
        Frame frame,
        String uid,
        String numero,
        String word,
        Gist gist,
        Line line,
        List<Fact> facts,
        List<String> signataires,
        String cartouche,
        OfficialText dispositif,
        Credits credits,
        String creditsCaption,
        OfficialText expose,
        String beginning,
        List<Other> identiques,
        List<Other> alternatives,
        List<Link> sousAmendements,
        List<Link> themes,
        String unset,
        Vote vote,
        Withheld withheld,
        String cited,
        HistoryChart chart,
        RollCall rollCall,
        Debate debate,
        List<JournalItem> decisions,
        List<PetitionItem> petitions,
        List<Next> next,
        String share,
        Picture picture,
        String debat,
        String calendar,
        Link writtenWith) {

    /**
     * To what, who, and what became of it, in few words.
     *
     * @param texte what it is about, with the list of its amendements
     * @param who group, or who else tabled it; null when unknown
     * @param whole the group's whole name; null for who is none
     * @param mark how the fate is drawn: {@code adopte}, {@code rejete} or {@code attente}; null where it was never voted on
     * @param sort what became of it
     */
    public record Line(Link texte, String who, String whole, String state, String mark, Sort sort) {

        /** Whether the Assemblée has decided on it, or on another so that it fell. */
        public boolean isDecided() {
            return sort == Sort.ADOPTE || sort == Sort.REJETE || sort == Sort.TOMBE;
        }
    }

    /**
     * Another that asks the same, or the same but for a figure.
     *
     * @param label what it is called here: its number, or its figure
     * @param auteur who tabled it; null when unknown
     * @param tally null when there is no Scrutin, and where its figures are withheld
     */
    public record Other(String label, String href, String numero, String auteur, TallyView tally) {}

    /**
     * One line beside the title.
     *
     * @param href null where it leads nowhere
     * @param day ISO date for {@code <time>}, or null
     */
    public record Fact(String label, String text, String href, String day) {}

    /**
     * The citizens' vote.
     *
     * @param at when these were the counts, ready to print
     * @param textChanges one sentence for each time that the text changed after votes were cast
     * @param notes what moderators decided: closing, schedule, ballots set aside; a sentence each
     * @param pressure how hard the last days pressed on it, the newest first
     */
    public record Vote(
            boolean isOpen,
            TallyView tally,
            String at,
            List<String> textChanges,
            List<String> notes,
            List<PressureLine> pressure) {}

    /**
     * Another scrutin.
     *
     * @param same what it has in common with this one, in words; null for nothing
     */
    public record Next(String uid, AmendementItem item, String same) {}

    /**
     * The official roll-call, and where its page is.
     *
     * @param apart the citizens' ballots before it and since; null where there are not both
     */
    public record RollCall(
            String numero,
            String href,
            String date,
            String outcome,
            TallyView deputies,
            List<GroupVote> groupes,
            BeforeAfter apart) {

        /** Where a browser reads how each deputy voted. */
        public String data() {
            return "/api/v1" + href.substring(href.indexOf(Addresses.ROLL_CALLS));
        }
    }

    /** @param opinions of the committee and of the Government, where they were said plainly */
    public record Debate(List<String> opinions, List<Speech> speeches) {}

    /**
     * @param who with an address where it is a deputy that is known
     * @param as for whom, or what for; null where the report does not say
     * @param isDefence whether the amendement is defended with it
     * @param words the first of them
     * @param href where the official report has the others
     */
    public record Speech(Link who, String as, boolean isDefence, String words, String href) {}

    /** How one group voted. */
    public record GroupVote(String sigle, String libelle, TallyView tally) {

        /** What more than half of its votes were; null where there is no such thing. */
        public String majority() {
            return Arrays.stream(Position.values())
                    .filter(position -> 2 * tally.count(position) > tally.total())
                    .map(Position::code)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Of what not every page has. */
    public List<String> styles() {
        return Stream.of(
                        "site/amendement.css",
                        chart == null ? null : "site/chart.css",
                        petitions.isEmpty() ? null : "petition/petition.css")
                .filter(Objects::nonNull)
                .toList();
    }

    /** That a vote here does not end with the decision of the Assemblée, before it and after; null where none comes, or one cannot vote. */
    @Nullable
    public String span() {
        var key = line.isDecided() ? "amendement.still" : line.sort.isUndecided() ? "amendement.before" : null;
        return key != null && vote != null && vote.isOpen() ? frame.messages().t(key) : null;
    }

    /** Where a browser recounts its urn. */
    public String recount() {
        return frame.href(Addresses.recount(uid));
    }

    /** Where the code is built that shows its result elsewhere. */
    public String embed() {
        return frame.href(Addresses.BUILDER) + "?scrutin=" + uid;
    }

    /** An e-mail with the link, without an addressee yet. */
    public String mail() {
        var subject = URLEncoder.encode(word + " " + numero, UTF_8).replace("+", "%20");
        return "mailto:?subject=" + subject + "&body=" + URLEncoder.encode(share, UTF_8);
    }
}
