package fr.voix.desk.account.team;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Moderator;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.team.TeamRepository.AccountAct;
import fr.voix.desk.account.team.TeamRepository.Colleague;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Prepares the page of the team. */
@Singleton
record TeamView(TeamService team, SessionService sessions, ModeratorService moderators) {

    private static final String SUBJECT = Moderator.subject(0).replace("0", "");

    TeamPage page(Messages words, Account account, String done) {
        return told(words, account, DeskView.done(words, "team.done.", done));
    }

    TeamPage told(Messages words, Account account, String notice) {
        return page(words, account, notice, null, "", Role.MODERATOR.name());
    }

    TeamPage refused(Messages words, Account account, String refusal, String mail, String role) {
        return page(words, account, null, refusal, mail == null ? "" : mail, role);
    }

    private TeamPage page(Messages words, Account account, String notice, String refusal, String mail, String role) {
        return new TeamPage(
                account.frame(words, words.t("team.title"), DeskAreas.TEAM),
                notice,
                refusal,
                !sessions.isFresh(account),
                mail,
                options(words, role).stream()
                        .filter(option -> !option.value().equals(Role.ADMINISTRATOR.name()))
                        .toList(),
                team.all().stream().map(row -> member(words, account, row)).toList(),
                happened(words));
    }

    private List<TeamPage.Happened> happened(Messages words) {
        var acts = team.latest();
        var mails = moderators.mailsOf(acts.stream()
                .flatMap(act -> Stream.of(act.moderatorId(), of(act)))
                .toList());
        return acts.stream()
                .map(act -> new TeamPage.Happened(
                        words.stamp(act.at()),
                        words.t("team.act." + act.act()),
                        mails.getOrDefault(of(act), act.subject()),
                        Objects.equals(act.moderatorId(), of(act))
                                ? null
                                : mails.getOrDefault(act.moderatorId(), words.t("team.operator")),
                        act.reason()))
                .toList();
    }

    private static Integer of(AccountAct act) {
        return Integer.valueOf(act.subject().substring(SUBJECT.length()));
    }

    private static List<TeamPage.Option> options(Messages words, String chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new TeamPage.Option(
                        role.name(), words.t("role." + role), role.name().equals(chosen)))
                .toList();
    }

    private static TeamPage.Member member(Messages words, Account account, Colleague row) {
        return new TeamPage.Member(
                words.link(DeskAreas.TEAM + "/" + row.moderatorId()),
                row.mail(),
                words.t("role." + row.role()),
                state(words, row),
                row.activatedAt() == null ? null : factors(words, row),
                row.activatedAt() == null ? null : activity(words, row),
                row.suspendedFor(),
                row.moderatorId() == account.id(),
                row.activatedAt() != null && row.suspendedAt() == null,
                row.suspendedAt() != null,
                row.linkUntil() != null,
                options(words, row.role()));
    }

    private static String activity(Messages words, Colleague row) {
        return row.signedInAt() == null
                ? words.t("team.never")
                : words.t("team.activity", words.stamp(row.signedInAt()), words.stamp(row.seenAt()));
    }

    private static String state(Messages words, Colleague row) {
        if (row.suspendedAt() != null) {
            return words.t("team.state.suspended", words.stamp(row.suspendedAt()));
        }
        if (row.activatedAt() == null) {
            return row.linkUntil() == null
                    ? words.t("team.state.expired")
                    : words.t("team.state.invited", words.stamp(row.linkUntil()));
        }
        return row.linkUntil() == null
                ? words.t("team.state.active")
                : words.t("team.state.reset", words.stamp(row.linkUntil()));
    }

    private static String factors(Messages words, Colleague row) {
        var all = new ArrayList<String>();
        if (row.hasPassword()) {
            all.add(words.t("team.factor.password"));
        }
        if (row.hasTotp()) {
            all.add(words.t("team.factor.totp"));
        }
        if (row.passkeys() > 0) {
            all.add(words.t("team.factor.passkeys", row.passkeys()));
        }
        if (row.hasPassword() && (row.hasTotp() || row.passkeys() > 0)) {
            all.add(words.t("team.factor.codes", row.codes()));
        } else if (row.passkeys() == 0) {
            all.add(words.t("team.factor.none"));
        }
        return String.join(", ", all);
    }
}
