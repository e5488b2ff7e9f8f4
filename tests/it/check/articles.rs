//! What is told of a spoiled article.

use super::{Case, all_are_told};

const SPOILED: &[Case] = &[
    (
        "number = 405",
        "number = 400",
        &[
            "content/articles/fraud.toml:2:10: the number 400 is there twice > write a free number from 100 to 999; this one is at content/site.toml:34:15",
        ],
    ),
    (
        "id = \"fraud\"\n",
        "",
        &[r#"content/articles/fraud.toml: `id` is missing > add `id = "…"`"#],
    ),
    (
        r#"{ pl = "Oszuści", en = "Fraud" }"#,
        r#"{ en = "Fraud" }"#,
        &[
            r#"content/articles/fraud.toml:3:9: `title` is missing in `pl`, which every text must have > add `pl = "…"`"#,
        ],
    ),
    (
        r#"hours = "always""#,
        r#"hours = "ever""#,
        &[
            r#"content/articles/fraud.toml:20:9: `hours` cannot be `ever`: `ever` cannot be read > write it as "Mon–Fri 8:00–15:00""#,
        ],
    ),
    (
        "[[about]]\ntext = ",
        "[about]\ntext = ",
        &[
            "content/articles/fraud.toml:6:1: `about` must be a list, not a table > write `[[about]]`",
            "content/articles/fraud.toml:11:3: TOML: duplicate key > this is there already further up: remove one of the two, or begin each of several with `[[…]]`",
        ],
    ),
    (
        r#"label = { pl = "A potem", en = "And then" }"#,
        r#"label = "A potem""#,
        &[
            r#"content/articles/fraud.toml:12:9: `label` must be a text for each language, not text > write `label = { pl = "…" }`"#,
        ],
    ),
    (
        "keywords =",
        "keyword =",
        &["content/articles/fraud.toml:4:1: `keyword` is not known here > write `keywords`"],
    ),
];

#[test]
fn every_spoiled_place_of_an_article_is_told() {
    all_are_told("content/articles/fraud.toml", SPOILED);
}
