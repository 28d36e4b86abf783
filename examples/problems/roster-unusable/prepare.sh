# A roster that everybody on the machine may look into.
mkdir -m 755 ../roster
printf 'format: mieux.store/1\ntitle: Roster\nprivate: true\n' >../roster/mieux.yaml
