package fr.voix.theme.review;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sample of the decisions is decided once more, without sight of the first: it changes nothing, it measures agreement. */
@Singleton
public record SecondReadingService(
        SecondReadingRepository readings,
        ThemeService themes,
        AuditService audit,
        Transactions transactions,
        Clock clock) {

    /** A decision to be read; {@code classificationId} comes back with the reading. */
    public record Sample(long classificationId, String scrutinUid) {}

    /** The oldest one that waits for that reader. */
    public Optional<Sample> next(Actor reader) {
        return readings.next(reader.moderatorId()).map(row -> new Sample(row.classificationId(), row.scrutinUid()));
    }

    /** That one, if it waits for that reader. */
    public Optional<Sample> find(long classificationId, Actor reader) {
        return readings.find(classificationId, reader.moderatorId())
                .map(row -> new Sample(row.classificationId(), row.scrutinUid()));
    }

    public long count(Actor reader) {
        return readings.count(reader.moderatorId());
    }

    /**
     * Takes what the second reader would have decided.
     *
     * @param slugs the main theme first
     */
    public ReadResult read(long classificationId, List<String> slugs, Actor reader) {
        return transactions.write(() -> {
            if (slugs.isEmpty()
                    || slugs.size() > ThemeService.MOST_THEMES
                    || new HashSet<>(slugs).size() < slugs.size()) {
                return new ReadResult.WrongNumber(slugs.size());
            }
            var known = themes.list().stream().map(Theme::slug).collect(Collectors.toSet());
            var unknown = slugs.stream().filter(slug -> !known.contains(slug)).toList();
            if (!unknown.isEmpty()) {
                return new ReadResult.UnknownThemes(unknown);
            }
            var sample = readings.find(classificationId, reader.moderatorId());
            if (sample.isEmpty()) {
                return new ReadResult.Gone();
            }
            var reading = new SecondReading(today(sample.get().themesAfter()), slugs);
            int written = readings.insert(
                    classificationId,
                    reader.moderatorId(),
                    clock.instant(),
                    slugs.toArray(String[]::new),
                    reading.isSameMain(),
                    reading.isSameSet());
            if (written == 0) {
                return new ReadResult.Gone();
            }
            audit.append(
                    reader,
                    Act.SECOND_READING,
                    Subject.scrutin(sample.get().scrutinUid()).reference(),
                    Map.of("themes", reading.first()),
                    Map.of("themes", reading.second()),
                    null);
            return new ReadResult.Read(reading, sample.get().scrutinUid());
        });
    }

    /** What that reader made of a decision, and the decision. */
    public Optional<ReadResult.Read> done(long classificationId, Actor reader) {
        return readings.done(classificationId, reader.moderatorId())
                .map(row -> new ReadResult.Read(
                        new SecondReading(today(row.themesAfter()), today(row.themes())), row.scrutinUid()));
    }

    /** Themes that were renamed or merged since, by what they are today: that is no disagreement. */
    private List<String> today(String[] slugs) {
        var now = themes.nowByEverySlug();
        return Stream.of(slugs)
                .map(slug -> now.containsKey(slug) ? now.get(slug).slug() : slug)
                .distinct()
                .toList();
    }

    /** How far readings since then agree with the decisions. */
    public Agreement agreement(Instant since) {
        return readings.agreement(since);
    }

    public sealed interface ReadResult {

        record Read(SecondReading reading, String scrutinUid) implements ReadResult {}

        /** Another reader was faster, or the decision is none of this reader's. */
        record Gone() implements ReadResult {}

        /** Fewer than one theme or more than four. */
        record WrongNumber(int given) implements ReadResult {}

        record UnknownThemes(List<String> slugs) implements ReadResult {}
    }
}
