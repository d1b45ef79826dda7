package fr.voix.petition.petition;

import fr.voix.base.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/**
 * When nobody waits for anything of a petition any more, and who took part in it is forgotten: thirty days after it was refused,
 * withdrawn or came to nothing; thirty days after its answer is published, once it is closed; a year after closing at the latest.
 *
 * @param before what ended before then is over
 * @param closedBefore what closed before then gets no answer that anybody waits for
 */
public record PetitionRetention(Instant before, Instant closedBefore) {

    /** A condition on {@code petition p}; takes {@code before} and {@code closedBefore}. A debate is no answer. */
    public static final String IS_SETTLED = """
            (p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED') and (p.closed_at < :closedBefore or p.closed_at < :before and exists (
                        select from petition_answer a
                        where a.petition_id = p.petition_id and a.kind = 'ANSWER' and a.withdrawn_at is null
                            and a.published_at < :before))
                    or p.state = 'WITHDRAWN' and p.closed_at < :before
                    or p.state in ('REFUSED', 'LAPSED') and (
                        select max(e.occurred_at) from petition_event e where e.petition_id = p.petition_id) < :before)
            """;

    private static final Duration AFTERWARDS = Duration.ofDays(30);
    private static final Period ANSWER_WAITED_FOR = Period.ofYears(1);

    public static PetitionRetention at(Instant now) {
        return new PetitionRetention(
                now.minus(AFTERWARDS),
                now.atZone(Messages.PARIS).minus(ANSWER_WAITED_FOR).toInstant());
    }
}
