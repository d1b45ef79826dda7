package fr.voix.base.page;

import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;

/** What the foot of every page says of the official data. */
public interface OfficialData {

    /** Null while nothing is imported. */
    @Nullable
    Frame.Data state(Messages m);
}
