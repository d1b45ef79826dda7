package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.site.card.ResultService;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.tally.TallyService;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;

/** Puts the result of one Scrutin into a frame. */
@Singleton
class EmbedService {

    private final AmendementService amendements;
    private final TallyService tallies;
    private final ResultService results;
    private final GistService gists;
    private final EmbedFrameService frames;

    EmbedService(
            AmendementService amendements,
            TallyService tallies,
            ResultService results,
            GistService gists,
            EmbedFrameService frames) {
        this.amendements = amendements;
        this.tallies = tallies;
        this.results = results;
        this.gists = gists;
        this.frames = frames;
    }

    Answer scrutin(String uid, EmbedLook look) {
        var amendement = shown(uid);
        var language = look.language();
        var m = Messages.of(language);
        var gist = gists.of(amendement, language);
        var word = m.t(amendement.parentUid() == null ? "amendement.word" : "amendement.word.sous");
        var withheld = results.withheld(uid, language).orElse(null);
        if (withheld != null) {
            return frames.answer(
                    "withheld",
                    new EmbedWithheldPage(
                            frames.frame(look, m.t("embed.title", amendement.numero(), gist.text()), true),
                            frames.origin() + language.href(amendement.address()),
                            word + " " + amendement.numero(),
                            gist.text(),
                            gist.lang(),
                            withheld));
        }
        var tally =
                tallies.find(uid).map(found -> EmbedTally.of(found, language)).orElse(null);
        return frames.answer(
                "scrutin",
                new EmbedPage(
                        frames.frame(look, m.t("embed.title", amendement.numero(), gist.text()), tally != null),
                        frames.origin() + language.href(amendement.address()),
                        word,
                        amendement.numero(),
                        gist,
                        tally));
    }

    /** What was taken away is gone, for whichever reason; its own page says why. */
    private Amendement shown(String uid) {
        var amendement = amendements
                .find(uid)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such amendement"));
        if (!amendement.isShown()) {
            throw new HttpStatusException(HttpStatus.GONE, "Not shown");
        }
        return amendement;
    }
}
