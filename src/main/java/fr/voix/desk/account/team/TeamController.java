package fr.voix.desk.account.team;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InvitationService.InviteResult;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.TeamResult;
import fr.voix.desk.account.entry.EntryView;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.ReasonForm;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.page.SessionForm.BareForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/** Manages the team: invitations, roles, suspensions and reset links. */
@BackOffice
@Secured(Role.MAY_ADMINISTER)
record TeamController(TeamService team, InvitationService invitations, TeamView forms) {

    private static final String ROLE = DeskAreas.TEAM + "/{id}/role";
    private static final String SUSPENSION = DeskAreas.TEAM + "/{id}/suspension";
    private static final String RESTORATION = DeskAreas.TEAM + "/{id}/retablissement";
    private static final String WITHDRAWAL = DeskAreas.TEAM + "/{id}/retrait";
    private static final String RESET = DeskAreas.TEAM + "/{id}/lien";

    private static final InviteForm NOTHING_TYPED = new InviteForm(null, null, Role.MODERATOR.name());

    @Get(DeskAreas.TEAM)
    HttpResponse<?> show(Messages words, Account account, @Nullable @QueryValue String fait) {
        return DeskView.ok("account/team/team", forms.page(words, account, fait));
    }

    @Post(DeskAreas.TEAM)
    HttpResponse<?> invite(Messages words, Account account, @Body InviteForm form) {
        var role = Role.named(form.role());
        if (role.isEmpty()) {
            return HttpResponse.badRequest();
        }
        if (role.get() == Role.ADMINISTRATOR) {
            return refused(words, account, form, "team.refused.administrator");
        }
        return sent(words, account, form, invitations.invite(account, form.mail(), role.get(), words.language()));
    }

    @Post(RESET)
    HttpResponse<?> resetLink(Messages words, Account account, int id, @Body BareForm form) {
        return sent(words, account, NOTHING_TYPED, invitations.resetLink(account, id));
    }

    private HttpResponse<?> sent(Messages words, Account account, InviteForm form, InviteResult result) {
        return switch (result) {
            case InviteResult.Mailed mailed -> {
                var notice = words.t("team.link.mailed", mailed.mail(), words.stamp(mailed.expiresAt()));
                yield DeskView.ok("account/team/team", forms.told(words, account, notice));
            }
            // a link is never shown in a browser
            case InviteResult.Invited invited -> HttpResponse.status(HttpStatus.FORBIDDEN);
            case InviteResult.AlreadyActive active -> refused(words, account, form, "team.refused.active");
            case InviteResult.NotAnAddress wrong -> refused(words, account, form, "team.refused.address");
            case InviteResult.Refused no -> change(words, account, form, "", no.why());
        };
    }

    private HttpResponse<?> refused(Messages words, Account account, InviteForm form, String key) {
        return DeskView.refused(
                "account/team/team", forms.refused(words, account, words.t(key), form.mail(), form.role()));
    }

    @Post(WITHDRAWAL)
    HttpResponse<?> withdraw(Messages words, Account account, int id, @Body BareForm form) {
        return change(words, account, NOTHING_TYPED, "retrait", invitations.withdraw(account, id));
    }

    @Post(ROLE)
    HttpResponse<?> changeRole(Messages words, Account account, int id, @Body RoleForm form) {
        Optional<Role> role = Role.named(form.role());
        if (role.isEmpty()) {
            return HttpResponse.badRequest();
        }
        return change(words, account, NOTHING_TYPED, "role", team.changeRole(account, id, role.orElseThrow()));
    }

    @Post(SUSPENSION)
    HttpResponse<?> suspend(Messages words, Account account, int id, @Body ReasonForm form) {
        return change(words, account, NOTHING_TYPED, "suspension", team.suspend(account, id, form.reason()));
    }

    @Post(RESTORATION)
    HttpResponse<?> restore(Messages words, Account account, int id, @Body BareForm form) {
        return change(words, account, NOTHING_TYPED, "retablissement", team.restore(account, id));
    }

    private HttpResponse<?> change(Messages words, Account account, InviteForm form, String what, TeamResult result) {
        return switch (result) {
            case PROPOSED -> DeskView.to(words.link(DeskAreas.TEAM) + "?fait=proposition");
            case DONE -> DeskView.to(words.link(DeskAreas.TEAM) + "?fait=" + what);
            case STALE -> EntryView.proveAgain(words);
            case ALREADY_PROPOSED -> refused(words, account, form, "team.refused.proposed");
            case ALREADY_THERE -> refused(words, account, form, "team.refused.role");
            case NO_REASON -> refused(words, account, form, "team.refused.reason");
            case OWN -> refused(words, account, form, "team.refused.own");
            case NO_MAIL -> refused(words, account, form, "team.refused.mail");
            case NOT_ACTIVE -> refused(words, account, form, "team.refused.inactive");
            case UNKNOWN -> HttpResponse.notFound();
            case NOT_ALLOWED -> HttpResponse.status(HttpStatus.FORBIDDEN);
        };
    }

    @Serdeable
    record InviteForm(
            @Nullable String csrf,
            @Nullable String mail,
            @Nullable String role) implements SessionForm {

        @Override
        public String toString() {
            return "InviteForm[…]";
        }
    }

    @Serdeable
    record RoleForm(@Nullable String csrf, @Nullable String role) implements SessionForm {}
}
