package jp.sesshu.benchmarks.load;

import java.util.Locale;

/// How fast this machine is just now, beside the one that the limits were set on: by what PostgreSQL alone commits on
/// each, single rows at 32 connections. Figures of the same run are shown as they would be there. That is generous to
/// what computes much and commits little.
///
/// @param commits a second, here
public record Pace(double commits) {
    private static final double WHERE_LIMITS_WERE_SET = 10_900;

    /// Shows what PostgreSQL alone made.
    public static Pace shown(Load.Result bareCommits) {
        Figures.show("PostgreSQL alone, one row a commit", bareCommits);
        return new Pace(bareCommits.perSecond());
    }

    /// The stricter of two.
    public Pace or(Pace other) {
        return new Pace(Math.max(commits, other.commits));
    }

    /// @param least operations a second
    public void showRate(String what, double perSecond, double least) {
        double there = perSecond * WHERE_LIMITS_WERE_SET / commits;
        show(what, there, "/s", least, there >= least);
    }

    /// @param most the limit
    public void showMillis(String what, double millis, double most) {
        double there = millis * commits / WHERE_LIMITS_WERE_SET;
        show(what, there, "ms", most, there <= most);
    }

    private static void show(String what, double there, String unit, double limit, boolean held) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.2f %s  at 10,900 bare commits/s; limit %s %s: %s%n",
                what,
                there,
                unit,
                limit,
                unit,
                held ? "held" : "MISSED");
    }
}
