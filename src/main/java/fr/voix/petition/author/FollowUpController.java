package fr.voix.petition.author;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.ChangeResult;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/** An author's private page: everyone who has its link may do what is on it. Opening it changes nothing. */
@PublicPages
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Personal
@Through("pages")
record FollowUpController(
        PetitionService petitions,
        PetitionAuthoring followUps,
        FollowUpView pages,
        AuthorService authors,
        AuthorLinks links) {

    private static final String ONE = FollowUpView.PATH + "/{token}";
    private static final Set<String> DONE =
            Set.of("confirm", "withdraw", "handover", "language", "forget", "late", "readonly");

    @Get(ONE)
    HttpResponse<byte[]> show(String token, @Nullable @QueryValue String fait, Messages m) {
        var done = fait != null && DONE.contains(fait) ? fait : null;
        return PersonalAnswers.page(pages.render(petition(token), done, m));
    }

    @Post(ONE + "/confirmation")
    HttpResponse<byte[]> confirm(String token, Messages m) {
        var petition = petition(token);
        var result = followUps.confirm(petition.id());
        // a second press finds it done
        boolean isDone = result instanceof ChangeResult.NotFromHere elsewhere
                && elsewhere.petition().confirmedAt() != null;
        return back(petition, isDone ? "confirm" : said(result, "confirm"), m);
    }

    @Get(ONE + Gesture.WITHDRAWAL)
    HttpResponse<byte[]> askToWithdraw(String token, Messages m) {
        return PersonalAnswers.page(pages.gesture(petition(token), Gesture.WITHDRAW, m));
    }

    @Post(ONE + Gesture.WITHDRAWAL)
    HttpResponse<byte[]> withdraw(String token, Messages m) {
        var petition = petition(token);
        return back(petition, said(followUps.withdraw(petition.id()), "withdraw"), m);
    }

    @Post(ONE + "/remise")
    HttpResponse<byte[]> handOver(String token, Messages m) {
        var petition = petition(token);
        return back(petition, said(followUps.handOver(petition.id()), "handover"), m);
    }

    @Post(ONE + "/langue")
    HttpResponse<byte[]> changeLanguage(String token, @Body LanguageForm form, Messages m) {
        var petition = petition(token);
        authors.changeLanguage(petition.id(), Language.ofCode(String.valueOf(form.langue())));
        return back(petition, "language", m);
    }

    @Get(ONE + Gesture.ERASURE)
    HttpResponse<byte[]> askToForget(String token, Messages m) {
        return PersonalAnswers.page(pages.gesture(petition(token), Gesture.FORGET, m));
    }

    @Post(ONE + Gesture.ERASURE)
    HttpResponse<byte[]> forget(String token, Messages m) {
        var petition = petition(token);
        return back(petition, followUps.forget(petition.id()) ? "forget" : "late", m);
    }

    private Petition petition(String token) {
        return links.readPrivate(token).flatMap(petitions::find).orElseThrow(NothingHereException::new);
    }

    private static String said(ChangeResult result, String done) {
        return switch (result) {
            case ChangeResult.Changed changed -> done;
            case ChangeResult.NotFromHere elsewhere -> "late";
            case ChangeResult.UnknownPetition unknown -> "late";
            case ChangeResult.ReadOnly readOnly -> "readonly";
        };
    }

    private HttpResponse<byte[]> back(Petition petition, String done, Messages m) {
        return PersonalAnswers.seeOther(m.link(links.privatePath(petition.id())) + "?fait=" + done);
    }

    /** The language that mails are asked for in. */
    @Serdeable
    record LanguageForm(@Nullable String langue) {}
}
