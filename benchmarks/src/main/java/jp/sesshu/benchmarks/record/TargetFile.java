package jp.sesshu.benchmarks.record;

import java.util.Locale;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.InventedPeople;

/// A TARGET file of a city's people whom the national system doesn't know, each with a ticket, from sending it as the
/// city's own system does until its job is done.
final class TargetFile {
    private static final double LIMIT_SECONDS = 30;
    private static final int PEOPLE = 170_000;
    /// Beyond the numbers of the registry's invented residents.
    private static final int FIRST = 5_000_000;

    private static final Seat CITY = new Seat("health-mgmt-service-122271", "vrs-lgwan", true);
    private static final String HEADER =
            "処理区分,市区町村コード,個人番号,宛名番号,接種券番号,氏名,氏名カナ,生年月日,性別,接種券発行日,接種券状態,転出フラグ,転出日,死亡フラグ,死亡日,支援措置フラグ\r\n";
    private static final String MADE_BEFORE =
            "select count(*) from ticket where municipality = '122271' and ticket_number like '78________'";

    private TargetFile() {}

    static void measure(Bench bench) {
        String file = file(FIRST + (int) bench.number("vrs", MADE_BEFORE));
        double seconds = SentFile.seconds(bench, CITY, "/subject-files", file, PEOPLE);
        Figures.show("TARGET file of 170,000 subjects with tickets", seconds, "s", LIMIT_SECONDS);
    }

    private static String file(int first) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int n = first; n < first + PEOPLE; n++) {
            file.append(String.format(
                    Locale.ROOT,
                    "1,122271,%s,78%08d,78%08d,浦安　花子,うらやす　はなこ,%d%02d%02d,2,20210401,1,0,,0,,0\r\n",
                    InventedPeople.myNumber(n),
                    n,
                    n,
                    1930 + n % 80,
                    1 + n % 12,
                    1 + n % 28));
        }
        return file.toString();
    }
}
