package fr.voix.moderation;

import fr.voix.theme.Classification;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that a moderator looks at, read together. */
@Singleton
class DeskService {

    static final int PAGE_SIZE = 30;

    private final QueueRepository queue;
    private final ModeratorRepository moderators;
    private final ThemeService themes;

    /** One page of the queue; {@code next} is the uid to go on from, or null. */
    record Queue(List<QueueRow> rows, QueueCountRow count, String next) {}

    /**
     * One scrutin with what was decided on it.
     *
     * @param emails of the moderators in the history
     */
    record Desk(
            ScrutinTextRow text,
            List<Theme> all,
            List<Theme> published,
            List<Classification> history,
            Map<Integer, String> emails) {

        long version() {
            return history.isEmpty() ? 0 : history.getFirst().id();
        }
    }

    DeskService(QueueRepository queue, ModeratorRepository moderators, ThemeService themes) {
        this.queue = queue;
        this.moderators = moderators;
        this.themes = themes;
    }

    @Transactional(readOnly = true)
    Queue queue(String after) {
        var rows = queue.page(after, PAGE_SIZE + 1);
        var shown = rows.size() > PAGE_SIZE ? rows.subList(0, PAGE_SIZE) : rows;
        return new Queue(
                shown, queue.count(), rows.size() > PAGE_SIZE ? shown.getLast().uid() : null);
    }

    /** The scrutin to look at after this one: the following one, or the first, or none that waits. */
    Optional<String> following(String uid) {
        var rows = queue.page(uid, 1);
        return (rows.isEmpty() ? queue.page(null, 1) : rows)
                .stream().map(QueueRow::uid).findFirst();
    }

    Optional<String> numero(String uid) {
        return queue.text(uid).map(ScrutinTextRow::numero);
    }

    @Transactional(readOnly = true)
    Optional<Desk> desk(String uid) {
        return queue.text(uid).map(text -> {
            var history = themes.history(uid);
            var ids = history.stream().map(Classification::moderatorId).collect(Collectors.toSet());
            var emails = ids.isEmpty()
                    ? Map.<Integer, String>of()
                    : moderators.byIds(ids).stream()
                            .collect(Collectors.toMap(ModeratorRow::moderatorId, ModeratorRow::email));
            return new Desk(text, themes.list(), themes.of(uid), history, emails);
        });
    }
}
