package fr.voix.theme.theme;

import jakarta.inject.Singleton;

/** The round of the job that tells of decisions, when a test wants it. */
@Singleton
public record ToldFilings(ScrutinFiling filing) {

    public void tell() {
        filing.tell();
    }
}
