package fr.voix.site.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.voix.site.match.MatchReference.Citizen;
import fr.voix.site.match.MatchReference.Estimate;
import fr.voix.site.match.MatchReference.Formula;
import io.micronaut.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is promised of the formula, on the Java reference; {@code MatchBrowserTest} holds the page to the same cases. */
class MatchReferenceTest {

    private static final int CITIZENS = 1000;

    @Test
    void fifty_worked_cases_agree() throws Exception {
        var cases = WorkedCase.all(JsonMapper.createDefault());
        assertThat(cases).hasSize(50);
        for (var one : cases) {
            for (var formula : Formula.values()) {
                var found = new ArrayList<Estimate>();
                one.deputies()
                        .forEach(votes ->
                                found.add(MatchReference.deputy(one.citizen(), WorkedCase.positions(votes), formula)));
                one.groups().forEach(counts -> found.add(MatchReference.groupe(one.citizen(), counts, formula)));
                var expected = one.expected().get(formula.name().toLowerCase(Locale.ROOT));
                for (int n = 0; n < expected.length; n++) {
                    assertThat(new double[] {
                                found.get(n).mean(),
                                found.get(n).low(),
                                found.get(n).high()
                            })
                            .as("%s %s %s", one.mine(), formula, n)
                            .containsExactly(expected[n], within(1e-6));
                }
            }
        }
    }

    /** Groups of a made-up Assemblée whose cohesion and presence are those of the real one; each citizen votes like one of them. */
    @ParameterizedTest
    @CsvSource({"20, 0.95, 8", "10, 0.80, 11"})
    void the_nearest_group_is_in_the_first_block(int scrutins, double least, int mostEquals) {
        var random = new Random(scrutins);
        var contrasting = MadeUpParliament.of(600, random).contrasting();
        int right = 0;
        int equals = 0;
        for (int n = 0; n < CITIZENS; n++) {
            int nearest = random.nextInt(MadeUpParliament.GROUPES);
            var votes = IntStream.generate(() -> random.nextInt(contrasting.size()))
                    .distinct()
                    .limit(scrutins)
                    .mapToObj(contrasting::get)
                    .toList();
            int[] mine = votes.stream()
                    .mapToInt(vote -> random.nextDouble() < 0.85 ? vote.most(nearest) : random.nextInt(3))
                    .toArray();
            var block = firstBlock(mine, votes);
            right += block.contains(nearest) ? 1 : 0;
            equals += block.size();
        }
        System.out.printf(
                "%d scrutins: the nearest group is in the first block in %.1f %% of cases; %.1f groups are in it%n",
                scrutins, 100.0 * right / CITIZENS, (double) equals / CITIZENS);
        assertThat((double) right / CITIZENS).isGreaterThanOrEqualTo(least);
        assertThat((double) equals / CITIZENS).as("and it is not all of them").isLessThan(mostEquals);
    }

    private static List<Integer> firstBlock(int[] mine, List<MadeUpParliament.Vote> votes) {
        var citizen = new Citizen(
                mine,
                votes.stream().map(MadeUpParliament.Vote::texte).toArray(String[]::new),
                votes.stream().map(MadeUpParliament.Vote::all).toArray(int[][]::new));
        return MatchReference.firstBlock(IntStream.range(0, MadeUpParliament.GROUPES)
                .mapToObj(groupe -> MatchReference.groupe(
                        citizen,
                        votes.stream().map(vote -> vote.counts()[groupe]).toArray(int[][]::new),
                        Formula.VOIX))
                .toList());
    }

    /** The published bound: one over the weight of what is in common, and over ten where that is ten scrutins of ten textes. */
    @Test
    void one_flipped_vote_moves_a_deputy_by_no_more_than_the_published_bound() {
        var random = new Random(3);
        double furthest = 0;
        for (int n = 0; n < CITIZENS; n++) {
            int scrutins = 10 + random.nextInt(20);
            var citizen = citizen(scrutins, 1 + random.nextInt(scrutins), random);
            int[] votes = random.ints(scrutins, -1, 3).toArray();
            int turned = random.nextInt(scrutins);
            var before = MatchReference.deputy(citizen, votes, Formula.VOIX);
            int[] other = citizen.mine().clone();
            other[turned] = (other[turned] + 1 + random.nextInt(2)) % 3;
            var after = MatchReference.deputy(new Citizen(other, citizen.textes(), citizen.all()), votes, Formula.VOIX);
            double moved = Math.abs(after.mean() - before.mean()) * before.weight();
            furthest = Math.max(furthest, moved);
        }
        assertThat(furthest).isLessThanOrEqualTo(1);
    }

    /** At whatever share, whatever somebody thinks of the others: who voted once is not ranked at all. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void a_deputy_who_was_there_once_never_stands_above_one_who_was_thirty_times_at_the_same_share(int theirs) {
        var random = new Random(theirs);
        for (int n = 0; n < 200; n++) {
            var drawn = citizen(31, 31, random);
            var citizen = new Citizen(new int[31], drawn.textes(), drawn.all());
            int[] once = new int[31];
            Arrays.fill(once, -1);
            once[random.nextInt(31)] = theirs;
            int[] often = new int[31];
            Arrays.fill(often, theirs);
            often[random.nextInt(31)] = -1;
            var estimates = List.of(
                    MatchReference.deputy(citizen, once, Formula.VOIX),
                    MatchReference.deputy(citizen, often, Formula.VOIX));
            assertThat(estimates.get(0).isRanked()).isFalse();
            assertThat(MatchReference.firstBlock(estimates)).containsExactly(1);
        }
    }

    private static Citizen citizen(int scrutins, int textes, Random random) {
        return new Citizen(
                random.ints(scrutins, 0, 3).toArray(),
                random.ints(scrutins, 0, textes).mapToObj(Integer::toString).toArray(String[]::new),
                IntStream.range(0, scrutins)
                        .mapToObj(n -> random.ints(3, 1, 200).toArray())
                        .toArray(int[][]::new));
    }
}
