package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.OfficialText;
import fr.voix.parliament.amendement.Target;
import fr.voix.parliament.amendement.Wording;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.GistService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes the text of a scrutin ready to print. */
@Singleton
public record TextView(DeskSummaryView summaries, GistService gists) {

    /** More than so many are counted, not named. */
    private static final int MANY_SIGNATAIRES = 3;

    /** The text with the way to the public page. */
    public TextPage text(Frame frame, ScrutinDeskService.Desk found) {
        return text(frame, found, asked(frame, found), List.of(), publicLink(frame, found), null);
    }

    private static String publicLink(Frame frame, ScrutinDeskService.Desk found) {
        return frame.messages().link(Addresses.scrutin(found.amendement().uid()));
    }

    /** The text on the desk. {@code marked}: words to be marked in it. */
    TextPage onDesk(
            Frame frame,
            ScrutinDeskService.Desk found,
            Account account,
            QueueForm view,
            Gist asked,
            List<String> marked,
            List<ScrutinDeskPage.Group> groups,
            DeskSummaryView.Written written) {
        var words = frame.messages();
        var uid = found.amendement().uid();
        var more = new TextPage.More(
                summaries.summary(words, account, uid, view, written),
                words.link(ScrutinDeskService.SCRUTINS + uid + "/decisions"),
                groups);
        return text(frame, found, asked, marked, publicLink(frame, found), more);
    }

    private static TextPage text(
            Frame frame,
            ScrutinDeskService.Desk found,
            Gist asked,
            List<String> marked,
            String publicLink,
            TextPage.More more) {
        var words = frame.messages();
        var amendement = found.amendement();
        return new TextPage(
                frame,
                amendement.numero(),
                asked,
                Target.of(amendement.divisionTitre(), amendement.divisionDesignation(), amendement.missionLibelle()),
                facts(words, found),
                amendement.cartouche(),
                OfficialText.of(amendement.dispositif(), marked),
                amendement.credits(),
                OfficialText.of(amendement.expose(), marked),
                publicLink,
                more);
    }

    private Gist asked(Frame frame, ScrutinDeskService.Desk found) {
        return asked(frame.messages(), found.amendement());
    }

    /** As its page says it. */
    Gist asked(Messages words, Amendement amendement) {
        return gists.of(amendement, words.language());
    }

    private static List<String> facts(Messages words, ScrutinDeskService.Desk found) {
        var amendement = found.amendement();
        var deposeOn = amendement.deposeOn();
        var tabled = deposeOn == null ? null : words.t("desk.tabled", words.date(deposeOn));
        return Stream.of(
                        found.texteTitre(),
                        amendement.auteurType() == AuteurType.RAPPORTEUR
                                ? new Wording(words).ofCommission(found.commission(), null)
                                : found.groupeLibelle(),
                        signataires(words, amendement),
                        tabled,
                        QueueView.votes(words, found.votes()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The first one, and how many with them: the public page names all. */
    private static String signataires(Messages words, Amendement amendement) {
        var all = amendement.signataires();
        int others = amendement.cosignataireUids().size();
        if (all == null || others < MANY_SIGNATAIRES) {
            return all;
        }
        return words.t("desk.signataires", all.split(",", 2)[0], others);
    }
}
