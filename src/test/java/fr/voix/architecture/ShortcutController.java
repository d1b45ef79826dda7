package fr.voix.architecture;

/** A planted offender: asks a repository behind the service's back. */
public final class ShortcutController {

    private final LoudRepository repository;

    ShortcutController(LoudRepository repository) {
        this.repository = repository;
    }

    LoudRepository repository() {
        return repository;
    }
}
