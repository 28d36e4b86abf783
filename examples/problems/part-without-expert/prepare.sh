# A personal part whose expert was deleted by hand.
mkdir -m 700 ../roster
mkdir ../roster/expert-private
printf 'format: mieux.store/1\ntitle: Roster\nprivate: true\n' >../roster/mieux.yaml
printf 'id: p4w2nz\nuid: d2m7xkq5rt8vwn3z\nname: Tessa Testwood\n' >../roster/expert-private/p4w2nz.yaml
