package fr.voix.site.prose;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.UntilChange;
import fr.voix.base.page.Frame;
import fr.voix.base.page.OfficialData;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.parliament.opendata.SampleNotice;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Whose the official data are and of which day; asked of the database once a change, for every page says it. */
@Singleton
class OfficialDataService implements OfficialData {

    static final String SOURCE_URL = "https://data.assemblee-nationale.fr/";

    private final AmendementService amendements;
    private final SampleImport sample;
    private final UntilChange<State> known;

    OfficialDataService(AmendementService amendements, SampleImport sample, PublicVersion publicVersion) {
        this.amendements = amendements;
        this.sample = sample;
        this.known = new UntilChange<>(publicVersion, this::read);
    }

    @Override
    public Frame.Data state(Messages m) {
        var state = known.get();
        return state.day == null
                ? null
                : new Frame.Data(
                        new Link(SampleNotice.SAMPLE.source(), SOURCE_URL),
                        new Link(SampleNotice.SAMPLE.licence(), SampleNotice.SAMPLE.licenceUrl()),
                        m.date(state.day),
                        state.isSample);
    }

    private State read() {
        if (sample.isAlone()) {
            return new State(SampleNotice.SAMPLE.updatedOn(), true);
        }
        // the rebuilt one carries the day of its debate, not of a file
        var lastChange = amendements.lastChange(SampleNotice.REBUILT_UID);
        return new State(
                lastChange.map(at -> LocalDate.ofInstant(at, Messages.PARIS)).orElse(null), false);
    }

    private record State(LocalDate day, boolean isSample) {}
}
