package fr.voix.base.database;

/** One scheduled run of a job. A job that ignores an outage reports here that it did not do its work. */
public final class JobRun {

    private static final ScopedValue<JobRun> CURRENT = ScopedValue.newInstance();

    private volatile boolean isMissed;

    private JobRun() {}

    /** Does the work; false when it was reported as missed. Exceptions pass through. */
    public static boolean carriesOut(Runnable work) {
        var run = new JobRun();
        ScopedValue.where(CURRENT, run).run(work);
        return !run.isMissed;
    }

    /** Reports that the current run, if there is one, did not do its work. */
    public static void miss() {
        if (CURRENT.isBound()) {
            CURRENT.get().isMissed = true;
        }
    }
}
