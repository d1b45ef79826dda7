package fr.voix.petition.author;

import fr.voix.base.database.Jdbc;
import fr.voix.petition.author.DueStep.Kind;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionRetention;
import fr.voix.petition.signature.SignatureRole;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The SQL of what is due in the lives of petitions. */
@Singleton
record LifeRepository(Jdbc jdbc, PetitionConfig config) {

    /** How long the words of what came to nothing are kept. */
    static final Duration KEPT = Duration.ofDays(30);

    /** The oldest ones first. */
    List<DueStep> due(Kind kind, Instant now, int most) {
        return jdbc.list(
                select(kind) + " order by p.petition_id limit ?",
                row -> new DueStep(row.getLong(1), kind),
                values(kind, now, most));
    }

    /** Whether it is still due; locked until the transaction ends. False, too, when another instance is at it. */
    boolean lockDue(DueStep step, Instant now) {
        String sql = select(step.kind()) + " and p.petition_id = ? for update of p skip locked";
        return jdbc.exists(sql, values(step.kind(), now, step.petitionId()));
    }

    private static String select(Kind kind) {
        return "select p.petition_id from petition p where "
                + switch (kind) {
                    case FORGET -> "p.state = 'DRAFT' and p.created_at < ?";
                    case SIGN -> """
                        p.state in ('SPONSORING', 'AWAITING', 'OPEN')
                            and not p.is_hidden
                            and exists (
                                select
                                from petition_author a
                                where a.petition_id = p.petition_id and a.signed_at is null)
                        """;
                    case SPONSOR ->
                        "p.state = 'SPONSORING' and (select count(*) from signature s where s.urn_id = p.urn_id and "
                                + SignatureRole.IS_SPONSOR + ") >= ?";
                    case LAPSE -> "p.state = 'SPONSORING' and p.confirmed_at < ?";
                    case ERASE -> """
                        p.state in ('LAPSED', 'WITHDRAWN')
                            and p.published_at is null
                            and p.text_erased_at is null
                            and exists (
                                select
                                from petition_event e
                                where e.petition_id = p.petition_id
                                    and e.state_after = p.state
                                    and e.kind in ('LAPSED', 'WITHDRAWN')
                                    and e.occurred_at < ?)
                        """;
                    case FORGET_AUTHOR ->
                        "p.author_address is not null and "
                                + PetitionRetention.IS_SETTLED.replaceAll(":[a-zA-Z]+", "?");
                    case CLOSE -> "p.state in ('OPEN', 'SUSPENDED') and p.closes_at <= ?";
                };
    }

    /** What a condition asks for, and the last parameter. */
    private Object[] values(Kind kind, Instant now, Object last) {
        return switch (kind) {
            case FORGET -> new Object[] {now.minus(config.confirmWithin()), last};
            case LAPSE -> new Object[] {now.minus(config.sponsorsWithin()), last};
            case ERASE -> new Object[] {now.minus(KEPT), last};
            case CLOSE -> new Object[] {now, last};
            case FORGET_AUTHOR -> {
                var due = PetitionRetention.at(now);
                yield new Object[] {due.closedBefore(), due.before(), due.before(), due.before(), due.before(), last};
            }
            case SPONSOR -> new Object[] {config.sponsors(), last};
            case SIGN -> new Object[] {last};
        };
    }
}
