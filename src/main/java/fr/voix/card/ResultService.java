package fr.voix.card;

import fr.voix.amendement.Amendement;
import fr.voix.closure.Closure;
import fr.voix.closure.ClosureService;
import fr.voix.closure.ScheduleService;
import fr.voix.platform.PublicUrl;
import fr.voix.tally.Tally;
import fr.voix.tally.TallyService;
import fr.voix.wording.Gist;
import fr.voix.wording.Language;
import fr.voix.wording.Messages;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Gathers what the pictures of one Scrutin show. */
@Singleton
public class ResultService {

    private final TallyService tallies;
    private final ClosureService closures;
    private final ScheduleService schedules;
    private final PublicUrl publicUrl;

    ResultService(TallyService tallies, ClosureService closures, ScheduleService schedules, PublicUrl publicUrl) {
        this.tallies = tallies;
        this.closures = closures;
        this.schedules = schedules;
        this.publicUrl = publicUrl;
    }

    /** Empty when there is no Scrutin, or none that is shown. */
    public Optional<Result> of(Amendement amendement, Gist gist, Language language) {
        return tallies.find(amendement.uid())
                .map(tally -> new Result(
                        language,
                        amendement.numero(),
                        gist,
                        tally,
                        changesAt(tally).map(Messages.of(language)::day).orElse(null),
                        publicUrl.host()));
    }

    private Optional<Instant> changesAt(Tally tally) {
        return tally.isOpen()
                ? Optional.ofNullable(schedules.of(tally.scrutin()).closesAt())
                : closures.lastClosure(tally.scrutin(), tally.size()).map(Closure::at);
    }
}
