package fr.voix.desk.account.joint;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.entry.EntryView;
import fr.voix.desk.account.joint.JointActService.JointResult;
import fr.voix.desk.account.joint.JointActView.Refusal;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.ReasonForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** Shows acts that wait for a second person, and takes that person's decision. */
@BackOffice
record JointActController(JointActService acts, JointActView printer) {

    private static final String ACT = DeskAreas.JOINT_ACTS + "/{number}";

    @Get(DeskAreas.JOINT_ACTS)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("account/joint/a-deux", printer.page(words, account, fait, null));
    }

    @Post(ACT)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> decide(Messages words, Account account, long number, @Body ReasonForm form) {
        var reason = form.reason();
        return switch (form.verdict()) {
            case "confirm" -> answer(words, account, number, reason, acts.confirm(number, account));
            case "drop" -> answer(words, account, number, reason, acts.drop(number, reason, account));
            default -> HttpResponse.badRequest();
        };
    }

    private HttpResponse<?> answer(Messages words, Account account, long number, String reason, JointResult result) {
        return switch (result) {
            case JointResult.Done done -> done(words, "done");
            case JointResult.Dropped dropped -> done(words, "dropped");
            case JointResult.NotSecond no ->
                no.why() == SecondPerson.STALE
                        ? EntryView.proveAgain(words)
                        : refused(
                                words,
                                account,
                                number,
                                reason,
                                "second." + no.why().key());
            case JointResult.NotAllowed not -> HttpResponse.status(HttpStatus.FORBIDDEN);
            case JointResult.UnfitReason unfit -> refused(words, account, number, reason, "joint.error.reason");
            case JointResult.Refused refused ->
                refused(words, account, number, reason, "joint.error." + refused.problem());
            case JointResult.Gone gone -> refused(words, account, number, reason, "joint.error.gone");
            case JointResult.Proposed no -> HttpResponse.badRequest();
            case JointResult.AlreadyProposed no -> HttpResponse.badRequest();
            case JointResult.NotForOperator no -> HttpResponse.badRequest();
        };
    }

    private static HttpResponse<?> done(Messages words, String what) {
        return DeskView.to(words.link(DeskAreas.JOINT_ACTS) + "?fait=" + what + "#fait");
    }

    private HttpResponse<?> refused(Messages words, Account account, long number, String reason, String key) {
        var refusal = new Refusal(number, words.t(key), reason);
        return DeskView.refused("account/joint/a-deux", printer.page(words, account, null, refusal));
    }
}
