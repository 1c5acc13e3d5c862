package jp.sesshu.certificate.content;

/// The vaccines of the programme, named as the national record system names them, with what each certificate's format
/// calls them. Which codes Japan chose for later products is not public: these are this project's profile.
public enum Vaccine {
    COMIRNATY("コミナティ", "ファイザー", "COMIRNATY", "Pfizer", "208", Technology.RNA),
    COMIRNATY_BA1("コミナティ（BA.1）", "ファイザー", "COMIRNATY", "Pfizer", "520", Technology.RNA),
    COMIRNATY_BA45("コミナティ（BA.4-5）", "ファイザー", "COMIRNATY", "Pfizer", "300", Technology.RNA),
    COMIRNATY_CHILD("コミナティ（5～11歳用）", "ファイザー", "COMIRNATY", "Pfizer", "218", Technology.RNA),
    COMIRNATY_INFANT("コミナティ（6か月～4歳用）", "ファイザー", "COMIRNATY", "Pfizer", "219", Technology.RNA),
    SPIKEVAX("スパイクバックス", "モデルナ", "SPIKEVAX", "Moderna", "207", Technology.RNA),
    SPIKEVAX_BA1("スパイクバックス（BA.1）", "モデルナ", "SPIKEVAX", "Moderna", "519", Technology.RNA),
    SPIKEVAX_BA45("スパイクバックス（BA.4-5）", "モデルナ", "SPIKEVAX", "Moderna", "229", Technology.RNA),
    NUVAXOVID("ヌバキソビッド", "武田薬品工業", "NUVAXOVID", "Takeda", "211", Technology.PROTEIN),
    VAXZEVRIA("バキスゼブリア", "アストラゼネカ", "VAXZEVRIA", "AstraZeneca", "210", Technology.VECTOR);

    /// How a vaccine works, by the codes of ICD-11.
    public enum Technology {
        RNA("XM0GQ8"),
        VECTOR("XM9QW8"),
        PROTEIN("XM5JC5");

        private final String icd11;

        Technology(String icd11) {
            this.icd11 = icd11;
        }

        public String icd11() {
            return icd11;
        }
    }

    private final String japaneseName;
    private final String japaneseMaker;
    private final String name;
    private final String maker;
    private final String cvx;
    private final Technology technology;

    Vaccine(
            String japaneseName, String japaneseMaker, String name, String maker, String cvx, Technology technology) {
        this.japaneseName = japaneseName;
        this.japaneseMaker = japaneseMaker;
        this.name = name;
        this.maker = maker;
        this.cvx = cvx;
        this.technology = technology;
    }

    public String japaneseName() {
        return japaneseName;
    }

    public String japaneseMaker() {
        return japaneseMaker;
    }

    /// In Latin capitals, as a VDS-NC seal has it.
    public String latinName() {
        return name;
    }

    public String maker() {
        return maker;
    }

    /// The code in `http://hl7.org/fhir/sid/cvx`.
    public String cvx() {
        return cvx;
    }

    public Technology technology() {
        return technology;
    }
}
