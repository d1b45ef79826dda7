package fr.voix.desk.account;

import fr.voix.base.text.Language;
import fr.voix.desk.account.InvitationService.InviteResult;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.PasswordService;
import fr.voix.desk.account.totp.TotpService;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Colleagues whose accounts are in use, each with an authenticator app. */
@Singleton
public class Team {

    public static final String PASSWORD = "un dimanche au bord de l’eau";

    private static final AtomicInteger COLLEAGUES = new AtomicInteger();
    private static final Map<String, Phone> PHONES = new ConcurrentHashMap<>();

    /** Dear to make, and good in every application context. */
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private final InvitationService invitations;
    private final InvitationRepository links;
    private final ModeratorRepository moderators;
    private final SessionService sessions;
    private final TotpService totp;
    private final TransactionOperations<Connection> transactions;
    private final DataSource database;
    private final Clock clock;
    private final String passwordHash;

    private record Phone(Team team, int moderatorId, AuthenticatorApp app) {}

    Team(
            InvitationService invitations,
            InvitationRepository links,
            ModeratorRepository moderators,
            PasswordService passwords,
            SessionService sessions,
            TotpService totp,
            TransactionOperations<Connection> transactions,
            DataSource database,
            Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.moderators = moderators;
        this.sessions = sessions;
        this.totp = totp;
        this.transactions = transactions;
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.clock = clock;
        this.passwordHash = HASHES.computeIfAbsent(
                PASSWORD, password -> passwords.hash(password).orElseThrow());
    }

    public static String newAddress() {
        return "personne" + COLLEAGUES.incrementAndGet() + "@voix.example";
    }

    /** The token of an invitation that nobody has taken up. */
    public String invited(String email, Role role) {
        return token(invitations.invite(email, role, true));
    }

    /** Who may stand behind what this colleague does, the colleague included. */
    public Set<Integer> behind(String email, Instant since) {
        return moderators.behind(idOf(email), since);
    }

    public Optional<Instant> completeSince(String email) {
        return moderators.completeSince(idOf(email));
    }

    public static String token(InviteResult result) {
        var link = ((InviteResult.Invited) result).link();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** Where an invitation is taken up. */
    public static String invitationPath(String token) {
        return InvitationService.PATH + token;
    }

    /** The address of a new colleague, whose password is {@link #PASSWORD} and who has an app. */
    public String a(Role role) {
        var email = withPasswordOnly(role);
        int id = idOf(email);
        var offered = totp.offer(email, "test");
        var app = AuthenticatorApp.of(offered.text());
        if (!totp.add(id, offered.sealed(), "test", app.code(clock.instant()))) {
            throw new IllegalStateException("no app for " + email);
        }
        settle(id);
        PHONES.put(email, new Phone(this, id, app));
        return email;
    }

    /** As if all of it had been there for a month. */
    private void settle(int id) {
        var since = clock.instant().minus(Duration.ofDays(30));
        moderators.complete(id, since);
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update moderator_totp set added_at = ? where moderator_id = ?")) {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setInt(2, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a colleague who has yet to set up a second factor. */
    public String withPasswordOnly(Role role) {
        var email = newAddress();
        invited(email, role);
        moderators.activate(idOf(email), passwordHash, clock.instant());
        links.withdraw(idOf(email));
        return email;
    }

    public int idOf(String email) {
        return moderators.byMail(email).orElseThrow().moderatorId();
    }

    /** What the colleague's app shows now; usable however often it was used before. */
    public static Optional<String> codeOf(String email) {
        return Optional.ofNullable(PHONES.get(email)).map(phone -> {
            phone.team().forgetUse(phone.moderatorId());
            return phone.app().code(phone.team().clock.instant());
        });
    }

    /** What the cookie of a session says that the service opens as after the second step. */
    public static String sessionOf(String email) {
        return PHONES.get(email).team().open(email).text();
    }

    private SecretToken open(String email) {
        var caller = new Caller(new byte[0], null, null, Language.FR);
        var colleague = moderators.byMail(email).orElseThrow().toDomain();
        return transactions.executeWrite(status -> sessions.complete(colleague, caller, "totp"));
    }

    /** The app itself, for tests of what may be used how often. */
    public static AuthenticatorApp appOf(String email) {
        return PHONES.get(email).app();
    }

    private void forgetUse(int moderatorId) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update moderator_totp set last_step = 0 where moderator_id = ?")) {
            statement.setInt(1, moderatorId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
