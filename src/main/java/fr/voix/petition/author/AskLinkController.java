package fr.voix.petition.author;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.load.Entrance;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import fr.voix.petition.signing.AnswerFloor;
import fr.voix.petition.signing.SignatureLimit;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;

/** Where an author who lost the private links asks for them. */
@PublicPages
record AskLinkController(
        PetitionAuthoring followUps,
        FollowUpView pages,
        SignatureLimit limits,
        AnswerFloor floor,
        @Named("pages") Entrance entrance,
        VoterCookies visitors,
        NetworkPrefix networks,
        PublicAnswers answers) {

    @Get(FollowUpView.PATH)
    HttpResponse<byte[]> ask(HttpRequest<?> request, Messages m) {
        return answers.page(request, m.link(FollowUpView.PATH), () -> pages.ask("", null, m));
    }

    @Get(FollowUpView.ASKED)
    HttpResponse<byte[]> asked(HttpRequest<?> request, Messages m) {
        return answers.page(request, m.link(FollowUpView.ASKED), () -> pages.asked(m));
    }

    /** The same answer whether there is a petition or not. */
    @Post(FollowUpView.PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> sendLinks(HttpRequest<?> request, @Body AskLinkForm form, Messages m) {
        return floor.hold(() -> entrance.pass(() -> sendLinksTo(request, form, m)));
    }

    private HttpResponse<byte[]> sendLinksTo(HttpRequest<?> request, AskLinkForm form, Messages m) {
        var address = EmailAddress.ofVisitor(form.mail());
        if (address.isEmpty()) {
            return PersonalAnswers.page(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    pages.ask(form.mail().replace("\0", ""), m.t("authoring.flaw.mail"), m));
        }
        var verdict =
                limits.ask(SignatureLimit.Purpose.LINKS, visitors.read(request), networks.of(request), address.get());
        if (!verdict.isFree()) {
            return verdict.answer(pages.ask(form.mail(), verdict.text(m), m));
        }
        followUps.sendLinks(address.get());
        return PersonalAnswers.seeOther(m.link(FollowUpView.ASKED));
    }

    /** An address whose links are asked for. */
    @Serdeable
    record AskLinkForm(@Nullable String mail) {

        AskLinkForm {
            mail = mail == null ? "" : mail;
        }

        @Override
        public String toString() {
            return "AskLinkForm[…]";
        }
    }
}
