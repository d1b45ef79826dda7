package fr.voix.base.database;

/** One run of a job by the clock. A job that lets an outage pass says here that it did not do what it is for. */
public final class JobRun {

    private static final ScopedValue<JobRun> CURRENT = ScopedValue.newInstance();

    private volatile boolean isMissed;

    private JobRun() {}

    /** Whether all of the work was done; what it throws is thrown. */
    public static boolean carriesOut(Runnable work) {
        var run = new JobRun();
        ScopedValue.where(CURRENT, run).run(work);
        return !run.isMissed;
    }

    /** The run that this is part of, if it is part of one, was in vain. */
    public static void miss() {
        if (CURRENT.isBound()) {
            CURRENT.get().isMissed = true;
        }
    }
}
